/** The look of the vendor's window, light and dark. */
export const style = `
:root { color-scheme: light dark; --bg: #f7f8fa; --card: #fff; --ink: #1c2430;
  --soft: #5b6675; --line: #dfe3e9; --accent: #1f5fbf; --warn: #8a4b00; }
@media (prefers-color-scheme: dark) { :root { --bg: #14181d; --card: #1c2229;
  --ink: #e6eaf0; --soft: #9aa6b5; --line: #2e3742; --accent: #7db1ff;
  --warn: #ffb65c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 68rem; margin: 0 auto; padding: 1rem 1.25rem; }
h1 { font-size: 1.35rem; margin: 0; } h2 { font-size: 1.05rem; margin: 0; }
p { margin: .25rem 0; } .soft { color: var(--soft); }
nav { display: flex; flex-wrap: wrap; gap: .25rem; margin-top: .75rem;
  border-bottom: 1px solid var(--line); }
nav a { padding: .55rem .8rem; color: var(--soft); text-decoration: none;
  border-bottom: 2px solid transparent; }
nav a[aria-current] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
a { color: var(--accent); } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.card { background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; padding: 1rem; overflow-x: auto; }
.figures { display: flex; flex-wrap: wrap; gap: 1.5rem; margin: 0 0 1rem; }
.figures b { display: block; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; color: var(--soft); font-weight: 500; font-size: .85rem; }
th, td { padding: .45rem .7rem .45rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
td code { font-size: .85rem; } .word { white-space: nowrap; }
.warn { color: var(--warn); font-weight: 600; }
form { display: flex; gap: .5rem; margin: .75rem 0; }
input { flex: 1; max-width: 24rem; padding: .5rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--line); border-radius: 6px; }
button { font: inherit; padding: .5rem .9rem; border-radius: 6px; color: inherit;
  border: 1px solid var(--line); background: var(--card); cursor: pointer; min-height: 40px; }
`;
