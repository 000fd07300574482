import { makeStyles, type Theme } from '@material-ui/core/styles';
import type SvgIcon from '@material-ui/core/SvgIcon';

/** How a mark is coloured; the word carries the meaning. */
export type Tone = 'neutral' | 'active' | 'good' | 'bad' | 'waiting';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontWeight: theme.typography.fontWeightMedium as number,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  icon: { fontSize: '1.15em' },
  neutral: { color: theme.palette.text.secondary },
  waiting: { color: theme.palette.text.primary },
  active: {
    color:
      theme.palette.type === 'dark'
        ? theme.palette.info.light
        : theme.palette.info.dark,
  },
  good: {
    color:
      theme.palette.type === 'dark'
        ? theme.palette.success.light
        : theme.palette.success.dark,
  },
  bad: {
    color:
      theme.palette.type === 'dark'
        ? theme.palette.error.light
        : theme.palette.error.dark,
  },
}));

/** A coloured icon and a word in the text's colour, which is readable. */
export const Mark = (props: {
  icon: typeof SvgIcon;
  tone: Tone;
  word: string;
}) => {
  const classes = useStyles();
  const Icon = props.icon;
  return (
    <span className={classes.root}>
      <Icon className={`${classes.icon} ${classes[props.tone]}`} aria-hidden />
      {props.word}
    </span>
  );
};
