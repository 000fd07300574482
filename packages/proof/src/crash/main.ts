import { demoCrash } from './demoCrash';

const perPerson = (counts: number[]) =>
  `${Math.min(...counts)}–${Math.max(...counts)}`.replace(/^(\d+)–\1$/, '$1');

demoCrash().then(
  ({ ours, naive }) => {
    process.stdout.write(
      `\nAccepted delete calls per person, from the vendor's own log:\n` +
        `  this product   ${perPerson(ours)}\n` +
        `  naive script   ${perPerson(naive)}\n`,
    );
    const held = ours.every(n => n === 1) && naive.every(n => n === 2);
    process.stdout.write(
      held
        ? '\nOnce for us, twice for the script.\n'
        : '\nThis is not what was promised: once for us, twice for the script.\n',
    );
    process.exitCode = held ? 0 : 1;
  },
  error => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
