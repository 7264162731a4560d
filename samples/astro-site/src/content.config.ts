import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

const exhibits = defineCollection({
  loader: glob({ pattern: '*.md', base: './src/content/exhibits' }),
  schema: ({ image }) =>
    z.object({
      title: z.string(),
      summary: z.string().max(160),
      theme: z.enum(['light', 'sound', 'people']),
      year: z.number().int(),
      room: z.string(),
      cover: image(),
      coverAlt: z.string(),
      order: z.number().int(),
    }),
});

export const collections = { exhibits };
