import fc from 'fast-check';
import { subjectIdProblem } from 'backstage-plugin-privacy-requests-common';
import { chat, filedId, video } from '../__fixtures__/filing';
import { emptyForm } from './formState';
import { applyPrefill, readPrefill } from './prefill';

const fill = (search: string, hash = '', apps = [chat, video]) =>
  applyPrefill(
    emptyForm('2026-11-23T10:00:00.000Z'),
    readPrefill(search, hash),
    apps,
  );

describe('a link to the form', () => {
  it('chooses kind, app and ticket', () => {
    expect(fill('?kind=restore&app=acme-video&ticket=SUP-1')).toMatchObject({
      kind: 'restore',
      app: 'acme-video',
      ticket: 'SUP-1',
    });
  });

  it('finds the app by its entity', () => {
    expect(fill('?entity=component:default/acme-chat').app).toBe('acme-chat');
  });

  it('says which deletion a restore takes back, in both spellings', () => {
    const relation = { type: 'restores', requestId: filedId };
    expect(fill(`?kind=restore&restores=${filedId}`)).toMatchObject({
      relation,
    });
    expect(
      fill(`?kind=restore&relation=restores&request=${filedId}`),
    ).toMatchObject({ relation });
    expect(fill('?kind=restore&restores=nonsense').relation).toBeUndefined();
    expect(fill(`?kind=delete&restores=${filedId}`).relation).toBeUndefined();
  });

  it('chooses nothing that the filer may not file', () => {
    const form = fill('?kind=export&app=acme-video', '', [
      { ...chat, mayFile: ['delete'] },
      { ...video, mayFile: ['restore'] },
    ]);
    expect(form).toMatchObject({ kind: 'delete', app: 'acme-chat' });
  });

  it('brings ids unchanged in its fragment, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc
            .string({ unit: 'grapheme' })
            .filter(id => subjectIdProblem(id) === undefined),
        ),
        ids => {
          const hash = `#subjects=${encodeURIComponent(ids.join('\n'))}`;
          expect(fill('', hash).people.ids).toEqual(ids);
        },
      ),
    );
  });

  it('with a broken fragment brings nobody and says so', () => {
    expect(readPrefill('', '#subjects=%E0%A4%A')).toMatchObject({
      subjects: '',
      unreadable: true,
    });
  });
});
