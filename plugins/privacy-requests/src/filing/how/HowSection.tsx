import Button from '@material-ui/core/Button';
import { hardNeeds } from 'backstage-plugin-privacy-requests-common';
import { memo, type Dispatch } from 'react';
import type { FieldErrors } from '../form/draft';
import type { FilingForm, FormAction } from '../form/formState';
import { Choices } from '../parts/Choices';
import { fieldId } from '../parts/fieldId';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { OptionMatrix } from './OptionMatrix';
import { presetCards } from './optionWords';
import { OwnerFields } from './OwnerFields';
import { presetOf } from './presets';

interface HowProps
  extends Pick<
    FilingForm,
    'kind' | 'app' | 'choice' | 'newChannelOwnerId' | 'newCallOwnerId'
  > {
  errors: FieldErrors;
  dispatch: Dispatch<FormAction>;
}

const needWords = {
  messages: 'messages',
  conversations: 'two-person conversations',
};

/** What happens to the data: presets first, then every option. */
export const HowSection = memo(function How(props: HowProps) {
  const { kind, choice, errors, dispatch } = props;
  if (kind === 'restore') return <RestoreExplained />;
  const needs = hardNeeds(choice);
  return (
    <Section title="How" hint="What happens to their data.">
      <Choices
        look="cards"
        legend="Start from"
        quietLegend
        value={presetOf(choice)}
        choices={presetCards}
        focusId={fieldId('options')}
        onChoose={preset => dispatch({ type: 'presetChosen', preset })}
      />
      <OptionMatrix choice={choice} dispatch={dispatch} />
      {needs.length > 0 && (
        <div role="status">
          <Notice
            tone="error"
            action={
              <Button
                color="primary"
                onClick={() => dispatch({ type: 'hardNeedsMet' })}
              >
                {needs.length === 2
                  ? 'Remove both for good'
                  : 'Remove them for good'}
              </Button>
            }
          >
            The vendor removes an account for good only together with its
            messages and two-person conversations. Here{' '}
            {needs.map(name => needWords[name]).join(' and ')} would stay.
          </Notice>
        </div>
      )}
      {choice.user === 'hard' && (
        <OwnerFields
          app={props.app}
          owners={props}
          errors={errors}
          dispatch={dispatch}
        />
      )}
    </Section>
  );
});

function RestoreExplained() {
  return (
    <Section title="How" hint="What comes back and what does not.">
      <Notice tone="info">
        <b>Comes back:</b> the account and its profile, under the same id.
        <br />
        <b>Does not come back:</b> memberships in channels, messages and
        reactions. The person has to be added to their channels again.
        <br />
        Only soft-deleted accounts can be restored; what was blanked out or
        removed for good is gone.
      </Notice>
    </Section>
  );
}
