(() => {
  'use strict';

  // The menu on narrow screens.
  const button = document.querySelector('.menu');
  const nav = document.getElementById('nav');
  if (button && nav) {
    const setOpen = (open) => {
      button.setAttribute('aria-expanded', String(open));
      nav.classList.toggle('open', open);
    };
    button.addEventListener('click', () => setOpen(button.getAttribute('aria-expanded') !== 'true'));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && nav.classList.contains('open')) {
        setOpen(false);
        button.focus();
      }
    });
  }

  // What the ticket desk will ask for: adults pay, children do not.
  const adults = document.querySelector('[data-tickets] input');
  const total = document.querySelector('[data-total]');
  if (adults && total) {
    const update = () => {
      const count = Math.min(20, Math.max(0, Number.parseInt(adults.value, 10) || 0));
      total.value = '£' + (count * 6.5).toFixed(2);
    };
    adults.addEventListener('input', update);
    update();
  }
})();
