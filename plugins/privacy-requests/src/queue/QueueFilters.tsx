import InputAdornment from '@material-ui/core/InputAdornment';
import MenuItem from '@material-ui/core/MenuItem';
import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import { requestStates } from 'backstage-plugin-privacy-requests-common';
import { useEffect, useState, type RefObject } from 'react';
import { kindWords, stateWords, useApps } from '../shared';
import type { QueueQuery } from './useQueueQuery';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: theme.spacing(2, 0),
    padding: theme.spacing(1.5, 2),
  },
  search: { flex: '1 1 240px', maxWidth: 420 },
  filter: { flex: '0 1 170px', minWidth: 130 },
}));

const TYPING_MS = 300;

/** Search by number or ticket, and filters by state, operation and app. */
export const QueueFilters = (props: {
  query: QueueQuery;
  onChange(part: Partial<QueueQuery>): void;
  searchRef: RefObject<HTMLInputElement>;
}) => {
  const classes = useStyles();
  const { items } = useApps();
  const { query, onChange } = props;
  const [text, setText] = useState(query.q ?? '');
  useEffect(() => setText(query.q ?? ''), [query.q]);
  useEffect(() => {
    if (text === (query.q ?? '')) return undefined;
    const timer = setTimeout(() => onChange({ q: text.trim() }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, query.q, onChange]);

  const choice = (
    name: 'state' | 'kind' | 'app',
    label: string,
    options: Array<[string, string]>,
  ) => (
    <TextField
      select
      className={classes.filter}
      id={`queue-${name}`}
      label={label}
      value={query[name] ?? ''}
      onChange={event => onChange({ [name]: event.target.value })}
      variant="outlined"
      size="small"
    >
      <MenuItem value="">Any</MenuItem>
      {options.map(([value, word]) => (
        <MenuItem key={value} value={value}>
          {word}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Paper className={classes.root} role="search">
      <TextField
        className={classes.search}
        id="queue-search"
        label="Request number or ticket"
        value={text}
        onChange={event => setText(event.target.value)}
        inputRef={props.searchRef}
        variant="outlined"
        size="small"
        InputProps={{
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        }}
      />
      {choice(
        'state',
        'State',
        requestStates.map(state => [state, stateWords[state]]),
      )}
      {choice('kind', 'Operation', Object.entries(kindWords))}
      {choice(
        'app',
        'App',
        items.map(app => [app.id, app.title]),
      )}
    </Paper>
  );
};
