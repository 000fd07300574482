import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { Dispatch, ReactNode } from 'react';
import { plural } from '../../shared';
import type { FormAction } from '../form/formState';
import type { People } from '../form/people';
import { Notice } from '../parts/Notice';

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(0.5, 0),
    paddingLeft: theme.spacing(2.5),
    maxHeight: theme.spacing(22),
    overflowY: 'auto',
  },
  id: { whiteSpace: 'pre-wrap', fontFamily: 'monospace' },
}));

/** How many lines a notice names before it counts the rest. */
const NAMED = 20;

/** Lines that were not taken, or taken once, each by name. */
export function EntryNotices(props: {
  people: People;
  /** Ids with blanks around them. */
  blanks: readonly string[];
  dispatch: Dispatch<FormAction>;
}) {
  const { people, blanks, dispatch } = props;
  const { refused, repeated } = people;
  return (
    <>
      {refused.length > 0 && (
        <Notice
          tone="error"
          action={
            <Button
              color="primary"
              onClick={() => dispatch({ type: 'refusedDismissed' })}
            >
              {refused.length === 1 ? 'Leave it out' : 'Leave them out'}
            </Button>
          }
        >
          {plural(refused.length, 'line')} cannot be{' '}
          {refused.length === 1 ? 'an id' : 'ids'} and{' '}
          {refused.length === 1 ? 'was' : 'were'} not taken:
          <Named
            of={refused}
            render={({ line, reason }) => [line, <> {reason}</>]}
          />
        </Notice>
      )}
      {repeated.length > 0 && (
        <Notice
          tone="info"
          action={
            <Button
              color="primary"
              onClick={() => dispatch({ type: 'repeatedDismissed' })}
            >
              Understood
            </Button>
          }
        >
          {plural(repeated.length, 'id')}{' '}
          {repeated.length === 1 ? 'was' : 'were'} entered more than once and{' '}
          {repeated.length === 1 ? 'is' : 'are'} taken once:
          <Named of={repeated} render={id => [id, null]} />
        </Notice>
      )}
      {blanks.length > 0 && (
        <Notice
          tone="warning"
          action={
            <Button
              color="primary"
              onClick={() => dispatch({ type: 'blanksRemoved', ids: blanks })}
            >
              Remove blanks
            </Button>
          }
        >
          {blanks.length === 1
            ? '1 id begins or ends with a blank. The blank is part of the id, so the vendor looks for exactly that.'
            : `${blanks.length.toLocaleString()} ids begin or end with a blank. The blanks are part of the ids, so the vendor looks for exactly those.`}
        </Notice>
      )}
    </>
  );
}

function Named<T>(props: {
  of: readonly T[];
  render(item: T): [id: string, more: ReactNode];
}) {
  const classes = useStyles();
  const rest = props.of.length - NAMED;
  return (
    <ul className={classes.list}>
      {props.of.slice(0, NAMED).map(item => {
        const [id, more] = props.render(item);
        return (
          <li key={id}>
            <bdi className={classes.id}>{visible(id)}</bdi>
            {more}
          </li>
        );
      })}
      {rest > 0 && <li>and {rest.toLocaleString()} more</li>}
    </ul>
  );
}

/** A line with its blanks and control characters made visible, cut at 60. */
function visible(line: string): string {
  const points = Array.from(
    line.trim() === '' ? line.replace(/./g, '␣') : line,
  );
  const shown = points
    // eslint-disable-next-line no-control-regex
    .map(point => (/[\u0000-\u001f\u007f]/.test(point) ? codeOf(point) : point))
    .slice(0, 60)
    .join('');
  return points.length > 60 ? `${shown}…` : shown;
}

/** `‹U+0009›` for a character that cannot be seen. */
function codeOf(point: string): string {
  const code = point.charCodeAt(0).toString(16).toUpperCase();
  return `‹U+${code.padStart(4, '0')}›`;
}
