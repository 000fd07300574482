import { ResponseError } from '@backstage/errors';
import { readSendProblem } from './sendProblem';

async function answer(statusCode: number, error: object) {
  return ResponseError.fromResponse({
    ok: false,
    status: statusCode,
    statusText: 'No',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({ error, response: { statusCode }, request: {} }),
  } as unknown as Response);
}

const ids = ['ava-1', 'bo-2'];

describe('a filing that did not happen', () => {
  it('puts each fault at its field and each person at their id', async () => {
    const error = await answer(400, {
      name: 'InputError',
      message: 'whatever',
      fields: [
        { path: 'reason', message: 'is too short' },
        { path: 'options.newChannelOwnerId', message: 'is not active' },
        { path: 'subjects.1', message: 'is not deleted' },
        { path: 'relation.requestId', message: 'is no request' },
      ],
    });
    const problem = readSendProblem(error, ids);
    expect(problem.fields).toEqual({
      reason: 'The ground is too short',
      'options.newChannelOwnerId': 'The new owner of channels is not active',
      subjects: '1 person stops this request; it says why beside the id',
      relation: 'The linked request is no request',
    });
    expect([...problem.people]).toEqual([['bo-2', 'is not deleted']]);
  });

  it('reads the faults out of the message where there is no list', async () => {
    const error = await answer(400, {
      name: 'InputError',
      message: 'receivedAt: lies in the future\napp: is not configured',
    });
    expect(readSendProblem(error, ids).fields).toEqual({
      receivedAt: 'The day of receipt lies in the future',
      app: 'The app is not configured',
    });
  });

  it('names the missing duty', async () => {
    const error = await answer(403, {
      name: 'NotAllowedError',
      message: "You need the duty 'file' to file requests",
    });
    expect(readSendProblem(error, ids).text).toContain("duty 'file'");
  });

  it('says that the vendor cannot be asked and that nothing was filed', async () => {
    const error = await answer(502, { name: 'VendorError', message: 'x' });
    expect(readSendProblem(error, ids)).toMatchObject({
      title: 'The vendor cannot be asked right now',
      text: expect.stringContaining('nothing was filed'),
    });
  });

  it('without an answer does not claim that nothing happened', () => {
    expect(readSendProblem(new TypeError('fetch'), ids).text).toContain(
      'may have been filed',
    );
  });
});
