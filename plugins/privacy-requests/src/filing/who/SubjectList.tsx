import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useState, type Dispatch } from 'react';
import { people as countPeople } from '../../shared';
import type { FormAction } from '../form/formState';
import { Choices } from '../parts/Choices';
import { SubjectChip } from './SubjectChip';
import { groups, groupWords, type Group } from './subjectWords';
import type { Lookup } from './useLookup';

/** How many people are shown one by one at first. */
export const SHOWN = 50;

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    minHeight: 40,
    fontVariantNumeric: 'tabular-nums',
  },
  chips: {
    listStyle: 'none',
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(
      28,
    )}px), 1fr))`,
    gap: theme.spacing(1),
    // Room for the focus ring of what scrolls.
    padding: theme.spacing(0.5),
    margin: theme.spacing(0, -0.5),
    maxHeight: theme.spacing(58),
    overflowY: 'auto',
  },
}));

/** The people entered: chips for the first ones, counts for all. */
export function SubjectList(props: {
  grouped: Record<Group, string[]>;
  lookup: Lookup;
  /** No app is chosen, so nobody can be looked up. */
  idle: boolean;
  stops(id: string): string | undefined;
  dispatch: Dispatch<FormAction>;
}) {
  const classes = useStyles();
  const { grouped, lookup, dispatch } = props;
  const [chosen, setChosen] = useState<Group>('all');
  const [shown, setShown] = useState(SHOWN);
  const group = grouped[chosen].length > 0 ? chosen : 'all';
  const ids = grouped[group];
  const total = grouped.all.length;
  const present = groups.filter(name => grouped[name].length > 0);
  const rest = ids.length - shown;
  return (
    <div>
      <div className={classes.head}>
        <Typography variant="body2" role="status">
          <b>{countPeople(total)}</b>
          {lookup.known < lookup.wanted && !props.idle && !lookup.error
            ? `, ${lookup.known.toLocaleString()} of ${lookup.wanted.toLocaleString()} looked up`
            : ''}
          {total > lookup.wanted &&
            `. The first ${lookup.wanted.toLocaleString()} are looked up one by one; the impact counts all`}
        </Typography>
        {total > 1 && (
          <Button onClick={() => dispatch({ type: 'everybodyRemoved' })}>
            Take out everybody
          </Button>
        )}
      </div>
      {total > 8 && present.length > 2 && (
        <Choices
          look="pills"
          legend="Show"
          quietLegend
          value={group}
          choices={present.map(value => ({
            value,
            title: `${groupWords[value]} ${grouped[
              value
            ].length.toLocaleString()}`,
          }))}
          onChoose={value => {
            setChosen(value);
            setShown(SHOWN);
          }}
        />
      )}
      <ul className={classes.chips} aria-label="People in this request">
        {ids.slice(0, shown).map(id => (
          <SubjectChip
            key={id}
            id={id}
            item={lookup.find(id)}
            idle={props.idle || lookup.error !== undefined}
            stops={props.stops(id)}
            dispatch={dispatch}
          />
        ))}
      </ul>
      {rest > 0 && (
        <div className={classes.head}>
          <Typography variant="body2" color="textSecondary">
            and {rest.toLocaleString()} more
          </Typography>
          <Button onClick={() => setShown(count => count + SHOWN)}>
            Show {Math.min(rest, SHOWN)} more
          </Button>
        </div>
      )}
    </div>
  );
}
