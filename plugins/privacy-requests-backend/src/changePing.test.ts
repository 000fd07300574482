import { mockServices } from '@backstage/backend-test-utils';
import { createChangePing } from './changePing';

describe('the change ping', () => {
  const logger = mockServices.logger.mock();
  const publish = jest.fn(async () => {});
  const ping = () => createChangePing({ signals: { publish }, logger });

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
  });
  afterEach(() => jest.useRealTimers());

  it('says which request changed, and nothing of it', async () => {
    ping()('r1');
    await jest.advanceTimersByTimeAsync(250);
    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'privacy-requests:changes',
      message: { requestId: 'r1' },
    });
  });

  it('turns a burst of changes into one ping for each request', async () => {
    const changed = ping();
    for (let count = 0; count < 50; count += 1) changed('r1');
    changed('r2');
    await jest.advanceTimersByTimeAsync(1000);
    expect(publish).toHaveBeenCalledTimes(2);
    changed('r1');
    await jest.advanceTimersByTimeAsync(250);
    expect(publish).toHaveBeenCalledTimes(3);
  });

  it('never fails a change when nobody can be told', async () => {
    publish.mockRejectedValueOnce(new Error('No broker'));
    ping()('r1');
    await jest.advanceTimersByTimeAsync(250);
    expect(logger.debug).toHaveBeenCalled();
  });
});
