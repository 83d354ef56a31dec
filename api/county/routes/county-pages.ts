import type { z } from 'zod';
import { countySchemas } from '../../../contract/index.ts';
import {
  type ChangeablePart,
  type County,
  type LiveCounty,
  logoAddress,
  needsScanner,
} from '../../../county/index.ts';
import { type Actor, mayInCounty } from '../../../domain/index.ts';
import { countyProgress, type ProgressNeeds } from '../county-progress.ts';

export type PageNeeds = ProgressNeeds & {
  readonly county: County;
  readonly live: Pick<LiveCounty, 'version'>;
  readonly clock: () => number;
  /** null or missing: nothing scans uploads. */
  readonly scanner?: object;
};

export interface CountyPage {
  readonly part: ChangeablePart;
  readonly summary: string;
  readonly operationId?: string;
  readonly schema: z.ZodType;
  readonly isPublic?: boolean;
  readonly onChange: string;
  /** `moves`: the data change automatically, so the county's version does not identify them. */
  readonly of: (deps: PageNeeds, actor: Actor | null) => Promise<{ data: object; moves?: boolean }>;
}

const whole =
  '整份替换，与全县其他数据一并核对。The whole part is replaced, and checked with all the others.';

/** Makes a page of plain data: the list that is in force. */
const list =
  (of: (county: County, actor: Actor | null) => readonly object[]): CountyPage['of'] =>
  async ({ county }, actor) => ({ data: { items: of(county, actor), next: null } });

const categoriesOf = ({ categories }: County) =>
  categories.map(({ names, ...category }) => ({ ...category, name: names }));

export const countyPages: readonly CountyPage[] = [
  {
    part: 'units',
    summary: '组织机构 · The county’s units',
    schema: countySchemas.units,
    onChange: whole,
    of: list(({ units }) => units),
  },
  {
    part: 'people',
    summary: '人员 · Accounts, roles and leave',
    schema: countySchemas.people,
    onChange: whole,
    of: async ({ county, clock }, actor) => ({ data: peopleFor(county, actor, clock()) }),
  },
  {
    part: 'leaders',
    summary: '领导分管 · The leaders’ portfolios',
    schema: countySchemas.leaders,
    onChange: whole,
    of: list(({ leaders }) => leaders),
  },
  {
    part: 'categories',
    summary: '诉求类别 · Categories',
    schema: countySchemas.categories,
    onChange: whole,
    of: list(categoriesOf),
  },
  {
    part: 'catalogue',
    summary: '类别与服务目录 · Categories, and what may be promised',
    schema: countySchemas.catalogue,
    isPublic: true,
    onChange: `${whole} 同时提交类别时，类别一并替换。With categories these are replaced too.`,
    of: async ({ county }) => ({
      data: {
        categories: categoriesOf(county),
        items: county.catalogue,
        areas: county.units.map(({ id, kind, parent, name }) => ({ id, kind, parent, name })),
        next: null,
      },
    }),
  },
  {
    part: 'dispatch',
    summary: '派单规则 · Where categories go automatically',
    // The operation is not called `dispatch`, which is a command.
    operationId: 'dispatchRules',
    schema: countySchemas.dispatch,
    onChange: whole,
    of: list(({ dispatch }) => dispatch),
  },
  {
    part: 'duty',
    summary: '值班安排 · Who is on duty outside office hours',
    schema: countySchemas.duty,
    onChange: whole,
    of: list(({ duty }) => duty),
  },
  {
    part: 'policy',
    summary: '办理规则 · The numbers of the procedure',
    schema: countySchemas.policy,
    onChange:
      '用于此后登记的诉求；选择“open=true”时也用于在办诉求。For appeals registered afterwards; with open=true for open ones too.',
    of: async ({ county }) => ({ data: county.policy }),
  },
  {
    part: 'uploads',
    summary: '附件规定 · What may be attached',
    schema: countySchemas.uploads,
    isPublic: true,
    onChange: whole,
    // The list offers nothing that would be refused.
    of: async ({ county: { uploads }, scanner }) => ({
      data: { ...uploads, types: uploads.types.filter((type) => scanner || !needsScanner(type)) },
    }),
  },
  {
    part: 'look',
    summary: '县名、热线、标识、主色和县界 · The county’s name, hotline, logo, accent colour and outline',
    schema: countySchemas.look,
    isPublic: true,
    onChange: whole,
    of: async ({ county: { name, look, outline, open311 }, live }) => ({
      data: {
        name,
        ...look,
        logo: look.logo === null ? null : logoAddress,
        outline: outline ?? null,
        open311: open311 ?? null,
        version: live.version,
      },
    }),
  },
  {
    part: 'calendar',
    summary: '工作日历 · Holidays and make-up days',
    schema: countySchemas.calendar,
    onChange:
      '在办诉求的期限随之重算，进度见“applying”。Open deadlines are counted again; `applying` tells how far that has come.',
    of: async (deps) => {
      const applying = await countyProgress(deps);
      return { data: { ...deps.county.calendar, applying }, moves: applying !== null };
    },
  },
];

/** Every account may know who is on leave. Only the admin sees the dates, and the accounts that read all cases. */
function peopleFor(county: County, actor: Actor | null, nowMs: number) {
  const items = county.people.map(({ leave, readsCases, ...person }) => ({
    ...person,
    onLeave: county.account(person.account, nowMs)?.onLeave ?? false,
    ...(actor && mayInCounty('read-leave', actor) ? { leave, readsCases } : {}),
  }));
  return { items, next: null };
}
