import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  channels,
  regulations,
  type Channel,
  type Regulation,
} from 'backstage-plugin-privacy-requests-common';
import { memo, type Dispatch } from 'react';
import type { FieldErrors } from '../form/draft';
import type { FilingForm, FormAction } from '../form/formState';
import { fieldId } from './fieldId';
import { Section } from './Section';
import { SelectField } from './SelectField';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(
      18,
    )}px), 1fr))`,
    gap: theme.spacing(2),
  },
}));

const regulationWords: Record<Regulation, string> = {
  gdpr: 'GDPR',
  'uk-gdpr': 'UK GDPR',
  ccpa: 'CCPA',
  none: 'None',
};

const regulationHints: Record<Regulation, string> = {
  gdpr: 'One calendar month from receipt',
  'uk-gdpr': 'One calendar month from receipt',
  ccpa: '45 calendar days from receipt',
  none: 'No statutory date',
};

const channelWords: Record<Channel, string> = {
  email: 'Email',
  'web-form': 'Web form',
  phone: 'Phone',
  letter: 'Letter',
  'in-app': 'In the app',
  other: 'Other',
};

interface WhyProps
  extends Pick<
    FilingForm,
    'regulation' | 'receivedOn' | 'channel' | 'reason' | 'ticket'
  > {
  /** The account goes for less than good, which an erasure has to explain. */
  lessThanHard: boolean;
  errors: FieldErrors;
  dispatch: Dispatch<FormAction>;
}

/** On what ground, since when and where it is written down. */
export const WhySection = memo(function Why(props: WhyProps) {
  const classes = useStyles();
  const { regulation, errors, dispatch, lessThanHard } = props;
  const law = regulation !== 'none';
  return (
    <Section title="Why" hint="What the approver and, later, an auditor read.">
      <div className={classes.row}>
        <SelectField
          field="regulation"
          label="Regulation"
          value={regulation}
          options={regulations.map(value => ({
            value,
            label: regulationWords[value],
          }))}
          error={errors.regulation}
          hint={regulationHints[regulation]}
          onChange={value =>
            value && dispatch({ type: 'set', field: 'regulation', value })
          }
        />
        <TextField
          id={fieldId('receivedAt')}
          type="date"
          fullWidth
          size="small"
          variant="outlined"
          label="Received on"
          InputLabelProps={{ shrink: true }}
          value={props.receivedOn}
          error={errors.receivedAt !== undefined}
          helperText={errors.receivedAt ?? 'The clock starts on this day'}
          onChange={event =>
            dispatch({
              type: 'set',
              field: 'receivedOn',
              value: event.target.value,
            })
          }
        />
        <SelectField
          field="channel"
          label="Arrived by"
          value={props.channel}
          options={channels.map(value => ({
            value,
            label: channelWords[value],
          }))}
          error={errors.channel}
          onChange={value => dispatch({ type: 'set', field: 'channel', value })}
        />
      </div>
      <TextField
        id={fieldId('reason')}
        fullWidth
        multiline
        minRows={3}
        maxRows={12}
        size="small"
        variant="outlined"
        label="Ground"
        value={props.reason}
        error={errors.reason !== undefined}
        helperText={
          errors.reason ??
          (law && lessThanHard
            ? 'Say why less than removing for good is enough. Leave ids and names out.'
            : 'A few words for the approver. Leave ids and names out.')
        }
        inputProps={{ maxLength: 2000 }}
        onChange={event =>
          dispatch({
            type: 'set',
            field: 'reason',
            value: event.target.value,
          })
        }
      />
      <TextField
        id={fieldId('ticket')}
        fullWidth
        size="small"
        variant="outlined"
        label="Ticket (optional)"
        value={props.ticket}
        error={errors.ticket !== undefined}
        helperText={errors.ticket ?? 'Its number, for instance SUP-4711'}
        inputProps={{ maxLength: 200, autoComplete: 'off' }}
        onChange={event =>
          dispatch({
            type: 'set',
            field: 'ticket',
            value: event.target.value,
          })
        }
      />
    </Section>
  );
});
