import { deleteOptionsSchema, isIrreversible } from './options';

describe('delete options', () => {
  it('mean a soft deletion that keeps everything else when nothing is said', () => {
    expect(deleteOptionsSchema.parse({})).toEqual({
      user: 'soft',
      files: false,
    });
  });

  it.each([
    [{ user: 'soft' }, false],
    [{ user: 'soft', messages: 'soft' }, false],
    [{ user: 'soft', messages: 'pruning' }, true],
    [{ user: 'soft', conversations: 'hard' }, true],
    [{ user: 'soft', calls: 'hard' }, true],
    [{ user: 'soft', files: true }, true],
    [{ user: 'pruning' }, true],
    [{ user: 'hard' }, true],
  ])('%j: cannot be taken back is %s', (options, irreversible) => {
    expect(isIrreversible('delete', options)).toBe(irreversible);
  });

  it('offers new owners only where people are removed for good', () => {
    const result = deleteOptionsSchema.safeParse({
      user: 'soft',
      newChannelOwnerId: 'acme-admin',
    });
    expect(result.error?.issues[0].path).toEqual(['newChannelOwnerId']);
  });
});
