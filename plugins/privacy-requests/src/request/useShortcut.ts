import { useEffect } from 'react';

/**
 * Calls `act` when a letter is pressed alone, outside of fields and dialogs.
 */
export function useShortcut(key: string, act: (() => void) | undefined): void {
  useEffect(() => {
    if (!act) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.repeat || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (
        target?.closest(
          'input, textarea, select, [contenteditable="true"], [role="dialog"]',
        )
      ) {
        return;
      }
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [key, act]);
}
