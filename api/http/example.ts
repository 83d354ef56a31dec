import { z } from 'zod';

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Texts as people would write them, by the name of the field. */
const words: Readonly<Record<string, string>> = {
  account: 'officer:housing',
  address: '湖滨路三号',
  area: 'lakeside-town',
  category: 'street-lighting',
  code: '123456',
  lead: 'housing',
  name: '王芳',
  phone: '13900000001',
  person: 'officer:housing',
  reason: '属于供电线路故障。',
  text: '已到现场查看，明日修复。',
  title: '路灯不亮',
  description: '学校门口三百米路灯全部不亮。',
  unit: 'housing',
  units: 'housing',
  helpers: 'power',
  pool: 'power',
  leader: 'leader:urban',
  to: 'power',
  instruction: '三日内解决，并答复群众。',
  statement: '路灯已修复，现场复查正常。',
  said: '群众表示满意。',
  means: '电话',
  place: '县政务服务中心',
  colour: 'yellow',
  evidence: '现场计票记录',
};

/** An example of a body: the fields that it must have, and those that say most of what it is. */
export function exampleOf(schema: z.ZodType): unknown {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return sample(json, '', json.$defs ?? {});
}

function sample(schema: Schema, name: string, defs: Readonly<Record<string, Schema>>): unknown {
  const { $ref, example, enum: choices, anyOf, oneOf } = schema;
  const referred = $ref?.split('/').at(-1);
  if (referred !== undefined) return sample(defs[referred] ?? {}, name, defs);
  if (example !== undefined) return example;
  if (schema.const !== undefined) return schema.const;
  if (choices) return choices[0];
  const [first] = anyOf ?? oneOf ?? [];
  if (first) return sample(first, name, defs);
  switch ([schema.type].flat()[0]) {
    case 'object': {
      const must = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key));
      return Object.fromEntries(must.map(([key, one]) => [key, sample(one, key, defs)]));
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, name, defs));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    default:
      return schema.format === 'date-time' ? '2026-11-30T18:00:00+08:00' : (words[name] ?? '说明');
  }
}
