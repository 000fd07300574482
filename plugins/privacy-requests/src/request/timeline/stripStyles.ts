import { alpha, makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';

const shade = (theme: BackstageTheme, colour: string, strength: number) => ({
  background: alpha(colour, strength),
  borderColor: colour,
  color: theme.palette.text.primary,
});

/** The cells of the strip: a shade of the state's colour under its letter. */
export const useStripStyles = makeStyles((theme: BackstageTheme) => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    '& button': { minHeight: 40 },
  },
  legend: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1.5) },
  legendItem: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontVariantNumeric: 'tabular-nums',
  },
  strip: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 2,
    marginTop: theme.spacing(1),
  },
  cell: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: 20,
    height: 20,
    border: '1px solid',
    borderRadius: theme.shape.borderRadius / 2,
    fontSize: theme.typography.caption.fontSize,
    lineHeight: 1,
    cursor: 'default',
  },
  planned: shade(theme, theme.palette.text.secondary, 0),
  submitting: shade(theme, theme.palette.status.running, 0.15),
  accepted: shade(theme, theme.palette.status.running, 0.25),
  running: shade(theme, theme.palette.status.running, 0.35),
  succeeded: shade(theme, theme.palette.status.ok, 0.35),
  failed: shade(theme, theme.palette.status.error, 0.5),
  unknown: shade(theme, theme.palette.status.warning, 0.5),
  overdue: shade(theme, theme.palette.status.warning, 0.3),
  skipped: shade(theme, theme.palette.text.secondary, 0.2),
}));
