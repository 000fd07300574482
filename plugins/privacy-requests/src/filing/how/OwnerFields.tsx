import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, type Dispatch } from 'react';
import type { FieldErrors } from '../form/draft';
import type { FormAction } from '../form/formState';
import { fieldId } from '../parts/fieldId';
import { useLookup } from '../who/useLookup';
import type { LookupItem } from 'backstage-plugin-privacy-requests-common';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(
      38,
    )}px), 1fr))`,
    gap: theme.spacing(2),
  },
}));

const fields = [
  ['newChannelOwnerId', 'New owner of their channels (optional)'],
  ['newCallOwnerId', 'New owner of their calls (optional)'],
] as const;

/** To whom channels and calls go when their owners are removed for good. */
export function OwnerFields(props: {
  app: string;
  owners: Record<(typeof fields)[number][0], string>;
  errors: FieldErrors;
  dispatch: Dispatch<FormAction>;
}) {
  const classes = useStyles();
  const { app, owners, errors, dispatch } = props;
  const { newChannelOwnerId, newCallOwnerId } = owners;
  const ids = useMemo(
    () => [...new Set([newChannelOwnerId, newCallOwnerId])].filter(Boolean),
    [newChannelOwnerId, newCallOwnerId],
  );
  const lookup = useLookup(app, ids);
  return (
    <div className={classes.root}>
      {fields.map(([name, label]) => {
        const error = errors[`options.${name}`];
        return (
          <TextField
            key={name}
            id={fieldId(`options.${name}`)}
            fullWidth
            size="small"
            variant="outlined"
            label={label}
            InputLabelProps={{ shrink: true }}
            value={owners[name]}
            error={error !== undefined}
            helperText={
              error ?? ownerHint(owners[name], lookup.find(owners[name]))
            }
            inputProps={{
              autoComplete: 'off',
              spellCheck: false,
              maxLength: 255,
            }}
            onChange={event =>
              dispatch({ type: 'set', field: name, value: event.target.value })
            }
          />
        );
      })}
    </div>
  );
}

function ownerHint(id: string, item: LookupItem | undefined): string {
  if (id === '') {
    return 'An active user outside this request. Without one the vendor makes one up.';
  }
  if (!item) return 'Looking up…';
  if (item.state === 'active') {
    return item.name ? `${item.name}, active` : 'Active at the vendor';
  }
  return 'Not an active user at the vendor: the request would be refused';
}
