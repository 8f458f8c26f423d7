/** For how long nobody has touched the page: what it asks by itself is nobody's work. */

let touched = performance.now();

/** Whole seconds since a key, a click or the wheel. */
export const idleSeconds = (): number => Math.floor((performance.now() - touched) / 1000);

if (typeof document !== 'undefined')
  for (const event of ['keydown', 'pointerdown', 'wheel'])
    document.addEventListener(
      event,
      () => {
        touched = performance.now();
      },
      { capture: true, passive: true },
    );
