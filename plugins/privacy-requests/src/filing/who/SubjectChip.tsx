import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import ErrorOutline from '@material-ui/icons/ErrorOutline';
import Close from '@material-ui/icons/Close';
import type { LookupItem } from 'backstage-plugin-privacy-requests-common';
import { memo, type Dispatch } from 'react';
import { requestRouteRef } from '../../routes';
import { hasOuterBlanks, initialsOf } from '../form/people';
import type { FormAction } from '../form/formState';
import { LookupMark } from './LookupMark';
import { isTelling, recordWords } from './subjectWords';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 48,
    padding: theme.spacing(0.5, 0, 0.5, 1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 24,
  },
  stops: { borderColor: theme.palette.error.main },
  initials: {
    flex: 'none',
    width: 32,
    height: 32,
    borderRadius: '50%',
    display: 'grid',
    placeItems: 'center',
    fontSize: theme.typography.caption.fontSize,
    fontWeight: theme.typography.fontWeightMedium as number,
    backgroundColor: theme.palette.action.selected,
  },
  text: { flex: 1, minWidth: 0, lineHeight: 1.35 },
  id: {
    fontWeight: theme.typography.fontWeightMedium as number,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  blank: {
    backgroundColor: theme.palette.warning.main,
    color: theme.palette.getContrastText(theme.palette.warning.main),
    borderRadius: 2,
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
    fontSize: theme.typography.caption.fontSize,
    color: theme.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
  problem: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.palette.text.primary,
    '& svg': { fontSize: '1.2em', color: theme.palette.error.main },
  },
  small: {
    minHeight: 24,
    padding: theme.spacing(0, 0.5),
    fontSize: 'inherit',
  },
  remove: { width: 40, height: 40, padding: 8, flex: 'none' },
}));

interface ChipProps {
  /** As the filer typed it. */
  id: string;
  item: LookupItem | undefined;
  /** Nothing is being looked up. */
  idle: boolean;
  /** Why this person stops the request. */
  stops?: string;
  dispatch: Dispatch<FormAction>;
}

/** One person: initials, id, name and what is known. */
export const SubjectChip = memo(function Chip(props: ChipProps) {
  const classes = useStyles();
  const { id, item, stops, dispatch } = props;
  const toRequest = useRouteRef(requestRouteRef);
  const record = item?.records.find(isTelling);
  return (
    <li className={`${classes.root} ${stops ? classes.stops : ''}`}>
      <span className={classes.initials} aria-hidden>
        {initialsOf(item?.name ?? id)}
      </span>
      <div className={classes.text}>
        <Typography component="bdi" variant="body2" className={classes.id}>
          <VisibleBlanks text={id} className={classes.blank} />
        </Typography>
        <div className={classes.facts}>
          {item?.name && <bdi>{item.name}</bdi>}
          <LookupMark state={item?.state} idle={props.idle} />
          {record && (
            <span>
              {recordWords(record)},{' '}
              <Link to={toRequest({ id: record.requestId })}>
                request #{record.number}
              </Link>
            </span>
          )}
          {item?.state === 'not_visible' && !record && (
            <span title="Deleted or never existed at the vendor">
              no record here
            </span>
          )}
          {stops && (
            <span className={classes.problem}>
              <ErrorOutline aria-hidden />
              {stops}
            </span>
          )}
          {hasOuterBlanks(id) && (
            <Button
              color="primary"
              className={classes.small}
              onClick={() => dispatch({ type: 'blanksRemoved', ids: [id] })}
            >
              Remove blanks
            </Button>
          )}
        </div>
      </div>
      <IconButton
        className={classes.remove}
        aria-label={`Take out ${id}`}
        onClick={() => dispatch({ type: 'personRemoved', id })}
      >
        <Close fontSize="small" />
      </IconButton>
    </li>
  );
});

/** A text whose outer blanks can be seen. */
function VisibleBlanks(props: { text: string; className: string }) {
  const { text, className } = props;
  if (!hasOuterBlanks(text)) return <>{text}</>;
  const inner = text.trim();
  const at = text.indexOf(inner);
  const before = text.slice(0, at);
  const after = text.slice(at + inner.length);
  return (
    <>
      {before && <span className={className}>{before}</span>}
      {inner}
      {after && <span className={className}>{after}</span>}
    </>
  );
}
