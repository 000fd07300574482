import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles((theme: Theme) => ({
  row: {
    display: 'grid',
    gridTemplateColumns: `${theme.spacing(13)}px minmax(0, 1fr)`,
    columnGap: theme.spacing(1.5),
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  legend: {
    paddingTop: theme.spacing(1.25),
    fontWeight: theme.typography.fontWeightMedium as number,
    [theme.breakpoints.down('xs')]: {
      padding: theme.spacing(0, 0, 0.75),
    },
  },
  hidden: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
  cards: {
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(
      19,
    )}px), 1fr))`,
    gap: theme.spacing(1),
  },
  pills: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
  label: {
    position: 'relative',
    display: 'block',
    cursor: 'pointer',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    transition: theme.transitions.create(['background-color', 'border-color'], {
      duration: 120,
    }),
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-within': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  card: { padding: theme.spacing(1.5) },
  pill: {
    minHeight: 40,
    padding: theme.spacing(0, 1.25),
    display: 'inline-flex',
    alignItems: 'center',
    borderRadius: 20,
  },
  chosen: {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
    backgroundColor: theme.palette.action.hover,
    '& p': { color: theme.palette.text.primary },
  },
  final: {
    borderColor: theme.palette.error.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.error.main}`,
  },
  cardTitle: { fontWeight: theme.typography.fontWeightMedium as number },
}));

/** One thing that can be chosen. */
export interface Choice<V extends string> {
  value: V;
  title: string;
  /** What it means; cards only. */
  text?: string;
  /** Cannot be taken back. */
  final?: boolean;
}

interface ChoicesProps<V extends string> {
  legend: string;
  /** The legend is there for screen readers only. */
  quietLegend?: boolean;
  /** None of them, when the choice is something else. */
  value: V | undefined;
  choices: ReadonlyArray<Choice<V>>;
  look: 'cards' | 'pills';
  /** Id of the radio that takes the focus for this field. */
  focusId?: string;
  /** Below the choices, and read out with them. */
  note?: ReactNode;
  onChoose(value: V): void;
}

/** Radio buttons that look like cards or pills. */
export function Choices<V extends string>(props: ChoicesProps<V>) {
  const classes = useStyles();
  const name = useId();
  const { value, choices, look } = props;
  const focusable = value ?? choices[0]?.value;
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${name}-legend`}
      className={props.quietLegend ? undefined : classes.row}
      aria-describedby={props.note ? `${name}-note` : undefined}
    >
      <Typography
        id={`${name}-legend`}
        component="div"
        variant="body2"
        className={props.quietLegend ? classes.hidden : classes.legend}
      >
        {props.legend}
      </Typography>
      <div>
        <div className={look === 'cards' ? classes.cards : classes.pills}>
          {choices.map(choice => {
            const chosen = choice.value === value;
            return (
              <label
                key={choice.value}
                className={[
                  classes.label,
                  look === 'cards' ? classes.card : classes.pill,
                  chosen ? classes.chosen : '',
                  chosen && choice.final ? classes.final : '',
                ].join(' ')}
              >
                <input
                  type="radio"
                  className={classes.hidden}
                  id={choice.value === focusable ? props.focusId : undefined}
                  name={name}
                  value={choice.value}
                  checked={chosen}
                  aria-describedby={
                    choice.text ? `${name}-${choice.value}` : undefined
                  }
                  aria-label={choice.title}
                  onChange={() => props.onChoose(choice.value)}
                />
                <Typography
                  component="span"
                  variant="body2"
                  className={look === 'cards' ? classes.cardTitle : undefined}
                >
                  {choice.title}
                </Typography>
                {choice.text && (
                  <Typography
                    component="p"
                    id={`${name}-${choice.value}`}
                    variant="body2"
                    color="textSecondary"
                  >
                    {choice.text}
                  </Typography>
                )}
              </label>
            );
          })}
        </div>
        {props.note && <div id={`${name}-note`}>{props.note}</div>}
      </div>
    </div>
  );
}
