/** Names shown for the themes that an exhibit can belong to. */
export const themes = {
  light: 'Light',
  sound: 'Sound',
  people: 'People',
} as const;

export type Theme = keyof typeof themes;
