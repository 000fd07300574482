import Button from '@material-ui/core/Button';
import type {
  App,
  SupportedKind,
} from 'backstage-plugin-privacy-requests-common';
import { memo, type Dispatch } from 'react';
import { problemWords } from '../../shared';
import type { FieldErrors } from '../form/draft';
import type { FormAction } from '../form/formState';
import type { People } from '../form/people';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { SelectField } from '../parts/SelectField';
import { EntryNotices } from './EntryNotices';
import { SubjectInput } from './SubjectInput';
import { SubjectList } from './SubjectList';
import { groupIds, stopReason } from './subjectWords';
import { useLookup } from './useLookup';

interface WhoProps {
  apps: readonly App[];
  app: string;
  kind: SupportedKind;
  people: People;
  /** People who stop the request, by id, as the backend said. */
  stopped: ReadonlyMap<string, string>;
  errors: FieldErrors;
  dispatch: Dispatch<FormAction>;
}

/** The app and the people. */
export const WhoSection = memo(function Who(props: WhoProps) {
  const { apps, app, kind, people, stopped, errors, dispatch } = props;
  const lookup = useLookup(app, people.ids);
  const chosen = apps.find(item => item.id === app);
  const stops = (id: string) =>
    stopped.get(id) ?? stopReason(kind, lookup.find(id));
  const grouped = groupIds(people.ids, lookup.find, stops);
  return (
    <Section title="Who" hint="The people concerned, by their ids in the app.">
      <SelectField
        field="app"
        label="App"
        value={app}
        options={apps.map(item => ({
          value: item.id,
          label:
            item.mode === 'sandbox' ? `${item.title} (sandbox)` : item.title,
        }))}
        error={errors.app}
        onChange={value => dispatch({ type: 'set', field: 'app', value })}
      />
      {chosen && !chosen.destructive && kind === 'delete' && (
        <Notice tone="warning">
          Destructive work is switched off for {chosen.title}. The request can
          be filed and approved; it waits until somebody with the duty to
          operate switches it on.
        </Notice>
      )}
      <SubjectInput error={errors.subjects} dispatch={dispatch} />
      <EntryNotices
        people={people}
        blanks={grouped.blanks}
        dispatch={dispatch}
      />
      {lookup.error && (
        <Notice
          tone="warning"
          action={
            <Button color="primary" onClick={lookup.retry}>
              Look up again
            </Button>
          }
        >
          The ids could not be looked up:{' '}
          {problemWords(lookup.error).text.replace(/\.?$/, '.')}
        </Notice>
      )}
      {people.ids.length > 0 && (
        <SubjectList
          grouped={grouped}
          lookup={lookup}
          idle={app === ''}
          stops={stops}
          dispatch={dispatch}
        />
      )}
    </Section>
  );
});
