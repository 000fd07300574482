import { useEffect, useRef, useState } from 'react';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { stateWords } from '../../shared';
import { useRequestLayout } from '../requestLayout';

/** Tells changes of state to those who hear the page; silent at first. */
export function Announcer({ request }: { request: PrivacyRequest }) {
  const layout = useRequestLayout();
  const { state, number } = request;
  const told = useRef(state);
  const [text, setText] = useState('');
  useEffect(() => {
    if (told.current === state) return;
    told.current = state;
    setText(`Request #${number}: ${stateWords[state]}`);
  }, [state, number]);
  return (
    <div className={layout.announcer} role="status" aria-live="polite">
      {text}
    </div>
  );
}
