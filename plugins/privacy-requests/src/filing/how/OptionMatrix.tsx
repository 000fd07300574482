import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Dispatch } from 'react';
import type { DeleteChoice } from '../form/deleteChoice';
import type { FormAction } from '../form/formState';
import { Choices, type Choice } from '../parts/Choices';
import { fieldId } from '../parts/fieldId';
import { optionRows } from './optionWords';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  means: { marginTop: theme.spacing(0.5), minHeight: '1.5em' },
}));

/** Every option of a deletion with what it means for the other person. */
export function OptionMatrix(props: {
  choice: DeleteChoice;
  dispatch: Dispatch<FormAction>;
}) {
  const classes = useStyles();
  const { choice, dispatch } = props;
  return (
    <div className={classes.root}>
      {optionRows.map(row => (
        <Choices<string>
          key={row.name}
          look="pills"
          legend={row.about}
          value={choice[row.name]}
          choices={row.choices as ReadonlyArray<Choice<string>>}
          focusId={fieldId(`options.${row.name}`)}
          note={
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.means}
            >
              {row.choices.find(item => item.value === choice[row.name])?.means}
            </Typography>
          }
          onChoose={value =>
            dispatch({ type: 'choiceMade', choice: { [row.name]: value } })
          }
        />
      ))}
    </div>
  );
}
