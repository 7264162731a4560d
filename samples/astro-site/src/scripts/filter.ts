/**
 * Filters the list of exhibits by theme and keeps the choice in the address
 * (?theme=sound), so that a filtered list can be shared.
 */
export function setUpFilter(): void {
  const group = document.querySelector<HTMLElement>('[data-filter]');
  const count = document.querySelector<HTMLElement>('[data-filter-count]');
  if (!group || !count) return;

  const buttons = Array.from(group.querySelectorAll<HTMLButtonElement>('button[data-choice]'));
  const cards = Array.from(document.querySelectorAll<HTMLElement>('[data-theme]'));

  const known = (choice: string | null | undefined): string =>
    choice && buttons.some((button) => button.dataset.choice === choice) ? choice : 'all';

  const show = (choice: string) => {
    for (const card of cards) {
      card.hidden = choice !== 'all' && card.dataset.theme !== choice;
    }
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.choice === choice));
    }
    const shown = cards.filter((card) => !card.hidden).length;
    count.textContent = shown === 1 ? '1 exhibit shown' : `${shown} exhibits shown`;
  };

  group.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLButtonElement>('button[data-choice]');
    if (!button) return;

    const choice = known(button.dataset.choice);
    const url = new URL(window.location.href);
    if (choice === 'all') url.searchParams.delete('theme');
    else url.searchParams.set('theme', choice);
    window.history.replaceState(null, '', url);
    show(choice);
  });

  show(known(new URLSearchParams(window.location.search).get('theme')));
}
