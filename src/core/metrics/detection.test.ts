import { expect, it } from 'vitest';
import { detectionOf } from './detection.ts';
import { measured } from './fixture.ts';

it('counts who noticed first, of the incidents that count and say so', () => {
  const channels = ['alert', 'alert', 'synthetic', 'staff', 'customer', undefined] as const;
  const incidents = channels.map((channel, index) => ({ ...measured(`i${index}`, 0), channel }));
  const drill = { ...measured('drill', 0), channel: 'alert', excluded: 'drill' } as const;
  expect(detectionOf([...incidents, drill])).toMatchObject({
    byMachine: { count: 3, n: 5, share: 0.6 },
    internal: { count: 4, n: 5, share: 0.8 },
    channels: { alert: 2, synthetic: 1, staff: 1, customer: 1, 'third-party': 0 },
    unknown: ['i5'],
  });
});
