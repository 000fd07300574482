import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { forwardRef } from 'react';
import { fieldOrder, type FieldErrors } from '../form/draft';
import { focusField } from '../parts/fieldId';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(2, 3),
    borderLeft: `4px solid ${theme.palette.error.main}`,
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  text: { whiteSpace: 'pre-line' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    minHeight: 40,
    textAlign: 'left',
    textTransform: 'none',
    justifyContent: 'flex-start',
    marginLeft: theme.spacing(-1),
  },
}));

interface SummaryProps {
  title: string;
  text?: string;
  errors: FieldErrors;
}

/** Why nothing was sent; each line leads to its field. */
export const ErrorSummary = forwardRef<HTMLDivElement, SummaryProps>(
  function Summary({ title, text, errors }, ref) {
    const classes = useStyles();
    return (
      <Paper
        ref={ref}
        tabIndex={-1}
        role="alert"
        variant="outlined"
        className={classes.root}
      >
        <Typography component="h2" variant="h6">
          {title}
        </Typography>
        {text && (
          <Typography variant="body2" className={classes.text}>
            {text}
          </Typography>
        )}
        <ul className={classes.list}>
          {fieldOrder.map(
            field =>
              errors[field] && (
                <li key={field}>
                  <Button
                    color="primary"
                    className={classes.item}
                    onClick={() => focusField(field)}
                  >
                    {errors[field]}
                  </Button>
                </li>
              ),
          )}
        </ul>
      </Paper>
    );
  },
);
