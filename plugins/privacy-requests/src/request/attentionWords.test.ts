import {
  chunks,
  events,
  failedChunks,
  needsAttention,
} from './__testUtils__/requests';
import { attentionCode, attentionWords } from './attentionWords';

describe('attentionWords', () => {
  it('counts people by what is known of their call', () => {
    expect(attentionWords(needsAttention, failedChunks).people).toBe(
      '1 person deleted, as the vendor says, not yet checked. 1 person not deleted.',
    );
  });

  it('never promises to send again what is not known', () => {
    const words = attentionWords({ ...needsAttention, attention: undefined }, [
      { ...chunks[0], state: 'unknown' },
    ]);
    expect(words.people).toContain('will not send it again blindly');
    expect(words.you).toContain('nothing is sent again');
  });

  it('tells a contradiction from having had nothing to see', () => {
    const done = [chunks[1]];
    expect(
      attentionWords(needsAttention, done, 'contradicted').people,
    ).toContain('contradicts it');
    expect(
      attentionWords(needsAttention, done, 'nothing_observed').people,
    ).toContain('is not known');
  });

  it('asks those who may not retry to tell somebody who may', () => {
    const words = attentionWords({ ...needsAttention, allowed: [] }, []);
    expect(words.you).toContain('the duty to retry');
  });

  it('reads the latest code from the timeline', () => {
    const fact = (seq: number, code: string) => ({
      ...events[0],
      seq,
      type: 'request.needs_attention',
      data: { code },
    });
    expect(attentionCode(events)).toBeUndefined();
    expect(
      attentionCode([fact(20, 'chunk_failed'), fact(30, 'contradicted')]),
    ).toBe('contradicted');
  });
});
