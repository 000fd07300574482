import { useEffect, useRef, type RefObject } from 'react';

/** Ctrl+Enter or Cmd+Enter anywhere in a form sends it. */
export function useSendKey(onSend: () => void): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const element = form.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onSend();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [onSend]);
  return form;
}
