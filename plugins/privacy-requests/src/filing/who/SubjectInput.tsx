import TextField from '@material-ui/core/TextField';
import {
  useState,
  type ClipboardEvent,
  type Dispatch,
  type KeyboardEvent,
} from 'react';
import type { FormAction } from '../form/formState';
import { fieldId } from '../parts/fieldId';

/**
 * Where ids are typed or pasted, one a line. A line is taken with Enter, when
 * the field is left and before the form is sent; what comes with line breaks
 * is taken at once.
 */
export function SubjectInput(props: {
  error?: string;
  dispatch: Dispatch<FormAction>;
}) {
  const { error, dispatch } = props;
  const [text, setText] = useState('');

  const take = (lines: string) => {
    setText('');
    if (lines !== '') dispatch({ type: 'linesEntered', text: lines });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    take(text);
  };

  // The browser needs seconds to lay out thousands of lines in a field; they
  // never get there.
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    take(text.slice(0, from) + pasted + text.slice(to));
  };

  return (
    <TextField
      id={fieldId('subjects')}
      fullWidth
      multiline
      minRows={2}
      maxRows={2}
      variant="outlined"
      size="small"
      label="Ids, one per line"
      value={text}
      error={error !== undefined}
      helperText={
        error ??
        'Type an id and press Enter, or paste a list. A line is taken exactly as it is.'
      }
      inputProps={{
        autoComplete: 'off',
        autoCapitalize: 'off',
        autoCorrect: 'off',
        spellCheck: false,
        onPaste,
      }}
      onKeyDown={onKeyDown}
      onBlur={() => take(text)}
      onChange={({ target: { value } }) =>
        value.includes('\n') ? take(value) : setText(value)
      }
    />
  );
}
