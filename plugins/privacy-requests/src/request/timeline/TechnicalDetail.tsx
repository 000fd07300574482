import { useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import ChevronRight from '@material-ui/icons/ChevronRight';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  button: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
    minHeight: 24,
    // A finger gets 40 px without pushing the lines apart.
    position: 'relative',
    '&::after': { content: '""', position: 'absolute', inset: '-8px 0' },
    '&:hover': { color: theme.palette.text.primary },
    '&.Mui-focusVisible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
    '& svg': { fontSize: theme.typography.body1.fontSize },
  },
  pre: {
    ...theme.typography.caption,
    fontFamily: 'monospace',
    margin: theme.spacing(0.5, 0, 1),
    padding: theme.spacing(1),
    borderRadius: theme.shape.borderRadius,
    background: theme.palette.background.default,
    border: `1px solid ${theme.palette.divider}`,
    maxHeight: 240,
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

/** The raw, already redacted facts, folded until somebody asks. */
export function TechnicalDetail({ value }: { value: unknown }) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ButtonBase
        className={classes.button}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        technical detail
        {open ? <ExpandMore aria-hidden /> : <ChevronRight aria-hidden />}
      </ButtonBase>
      {open && (
        <pre className={classes.pre}>{JSON.stringify(value, null, 2)}</pre>
      )}
    </>
  );
}
