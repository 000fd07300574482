import { useEffect } from 'react';

/** What the keys of the queue do. */
export interface QueueKeys {
  onNext(): void;
  onPrevious(): void;
  onOpen(): void;
  onNew?: () => void;
  onSearch(): void;
  onHelp(): void;
}

/** The keys as the help lists them. */
export const queueKeyHelp: Array<[string, string]> = [
  ['j', 'Next request'],
  ['k', 'Previous request'],
  ['Enter', 'Open the marked request'],
  ['n', 'New request'],
  ['/', 'Search'],
  ['?', 'This list'],
];

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest(
        'input, textarea, select, button, a, [role="button"], [role="listbox"], [role="dialog"]',
      ) !== null)
  );
}

/** Listens to the queue's keys wherever nobody is typing. */
export function useQueueKeys(keys: QueueKeys): void {
  useEffect(() => {
    const actions: Record<string, (() => void) | undefined> = {
      j: keys.onNext,
      k: keys.onPrevious,
      Enter: keys.onOpen,
      n: keys.onNew,
      '/': keys.onSearch,
      '?': keys.onHelp,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
