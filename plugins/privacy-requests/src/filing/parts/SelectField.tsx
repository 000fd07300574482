import TextField from '@material-ui/core/TextField';
import type { Field } from '../form/draft';
import { fieldId } from './fieldId';

/** A choice among a few words, with the platform's own list. */
export function SelectField<V extends string>(props: {
  field: Field;
  label: string;
  value: V | '';
  options: ReadonlyArray<{ value: V; label: string }>;
  error?: string;
  hint?: string;
  onChange(value: V | ''): void;
}) {
  const { value, options, error } = props;
  return (
    <TextField
      id={fieldId(props.field)}
      select
      fullWidth
      size="small"
      variant="outlined"
      label={props.label}
      value={value}
      error={error !== undefined}
      helperText={error ?? props.hint}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={event =>
        props.onChange(
          options.find(option => option.value === event.target.value)?.value ??
            '',
        )
      }
    >
      {value === '' && <option value="">Choose…</option>}
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}
