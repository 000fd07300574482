import fc from 'fast-check';
import { digestPlan, type PlanContent } from './digest';

const hex = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 64, maxLength: 64 })
  .map(digits => digits.map(digit => digit.toString(16)).join(''));

const content: fc.Arbitrary<PlanContent> = fc.record({
  app: fc.string({ minLength: 1 }),
  connector: fc.string({ minLength: 1 }),
  host: fc.domain(),
  keyFingerprint: hex,
  kind: fc.constantFrom('delete' as const, 'restore' as const),
  options: fc.dictionary(
    fc.constantFrom('user', 'messages', 'conversations', 'calls', 'files'),
    fc.oneof(fc.boolean(), fc.constantFrom('soft', 'pruning', 'hard')),
  ),
  subjectKeys: fc.uniqueArray(hex, { minLength: 1, maxLength: 20 }),
});

describe('the plan digest', () => {
  it('is the same in whatever order people or options were written', () => {
    fc.assert(
      fc.property(content, plan => {
        const turned = {
          ...plan,
          subjectKeys: [...plan.subjectKeys].reverse(),
          options: Object.fromEntries(Object.entries(plan.options).reverse()),
        };
        expect(digestPlan(turned)).toBe(digestPlan(plan));
        expect(digestPlan(plan)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  it('is another one once anything that was approved differs', () => {
    fc.assert(
      fc.property(content, content, (plan, other) => {
        for (const field of Object.keys(plan) as Array<keyof PlanContent>) {
          const changed = { ...plan, [field]: other[field] };
          const same =
            JSON.stringify(normal(changed)) === JSON.stringify(normal(plan));
          expect(digestPlan(changed) === digestPlan(plan)).toBe(same);
        }
      }),
    );
  });

  it('knows one person more from one fewer', () => {
    fc.assert(
      fc.property(content, hex, (plan, key) => {
        fc.pre(!plan.subjectKeys.includes(key));
        expect(
          digestPlan({ ...plan, subjectKeys: [...plan.subjectKeys, key] }),
        ).not.toBe(digestPlan(plan));
      }),
    );
  });
});

function normal(plan: PlanContent) {
  return {
    ...plan,
    options: Object.entries(plan.options).sort(([a], [b]) => (a < b ? -1 : 1)),
    subjectKeys: [...plan.subjectKeys].sort(),
  };
}
