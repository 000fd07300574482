import {
  isSupportedKind,
  type App,
  type SupportedKind,
} from 'backstage-plugin-privacy-requests-common';
import type { FilingForm } from './formState';
import { addLines } from './people';

/** What a link to the form carries. */
export interface Prefill {
  kind?: SupportedKind;
  app?: string;
  /** Entity ref of the app. */
  entity?: string;
  ticket?: string;
  relation?: FilingForm['relation'];
  /** Lines of ids; from the fragment, which no server and no log sees. */
  subjects: string;
  /** The fragment was there and could not be read. */
  unreadable: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads `?kind=&app=&entity=&ticket=&restores=` (or `relation=restores` with
 * `request=`) and `#subjects=`: ids separated by line breaks, URI-encoded.
 */
export function readPrefill(search: string, hash: string): Prefill {
  const query = new URLSearchParams(search);
  const get = (name: string) => query.get(name) || undefined;
  const kind = get('kind');
  const related =
    get('restores') ??
    (get('relation') === 'restores' ? get('request') : undefined);
  return {
    kind: kind && isSupportedKind(kind) ? kind : undefined,
    app: get('app'),
    entity: get('entity'),
    ticket: get('ticket'),
    relation:
      related && uuid.test(related)
        ? { type: 'restores', requestId: related }
        : undefined,
    ...readFragment(hash),
  };
}

function readFragment(hash: string): {
  subjects: string;
  unreadable: boolean;
} {
  const part = hash
    .replace(/^#/, '')
    .split('&')
    .find(item => item.startsWith('subjects='));
  if (!part) return { subjects: '', unreadable: false };
  try {
    const subjects = decodeURIComponent(part.slice('subjects='.length));
    return { subjects, unreadable: false };
  } catch {
    return { subjects: '', unreadable: true };
  }
}

/**
 * The form as the link wants it, as far as the filer may: a kind or an app
 * that the filer may not file for is not chosen.
 */
export function applyPrefill(
  form: FilingForm,
  prefill: Prefill,
  apps: readonly App[],
): FilingForm {
  const kinds = fileableKinds(apps);
  const kind =
    prefill.kind && kinds.includes(prefill.kind)
      ? prefill.kind
      : kinds[0] ?? form.kind;
  const choices = appsFor(apps, kind);
  const app =
    choices.find(
      item =>
        item.id === prefill.app ||
        (prefill.entity !== undefined && item.entityRef === prefill.entity),
    ) ?? (choices.length === 1 ? choices[0] : undefined);
  return {
    ...form,
    kind,
    app: app?.id ?? '',
    ticket: prefill.ticket ?? form.ticket,
    relation: kind === 'restore' ? prefill.relation : undefined,
    people: addLines(form.people, prefill.subjects),
  };
}

/** The kinds that can be filed for at least one app, in the usual order. */
export function fileableKinds(apps: readonly App[]): SupportedKind[] {
  const all = new Set(apps.flatMap(app => app.mayFile));
  return [...all].filter(isSupportedKind).sort();
}

/** The apps for which a kind can be filed. */
export function appsFor(apps: readonly App[], kind: SupportedKind): App[] {
  return apps.filter(app => app.mayFile.includes(kind));
}
