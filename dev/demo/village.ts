import { type DemoAppeal, type Desk, now, satisfied } from './desk.ts';

/** 13. A village settles a dripping tap on the spot. The town reviews it, and the citizen rates by telephone. */
export async function settledInTheVillage(desk: Desk, phone: string): Promise<DemoAppeal> {
  const filed = await desk.file('clerk:lakeside-village', {
    kind: 'complaint',
    title: '公用水龙头滴漏',
    description: '村口公用水龙头一直滴水。',
    category: 'water-supply',
    area: 'lakeside-village',
    channel: 'visit',
    citizen: { name: '周某', phone },
  });
  await desk.move('clerk:lakeside-village', filed, 'settle', { statement: '已更换阀芯，不再滴水。' });
  await desk.refused('clerk:lakeside-village', filed, 'approve');
  await desk.move('centre:lakeside-town', filed, 'approve');
  const call = { at: now(), means: '电话', reached: true, said: '不滴了，谢谢。', rating: satisfied };
  await desk.move('centre:lakeside-town', filed, 'record-call-back', call);
  return filed;
}
