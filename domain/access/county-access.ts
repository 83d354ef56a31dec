import { type Actor, type Role, roles } from '../state/index.ts';

/** Rights that depend on the role alone: filing, lists and the county's data. */
interface Access {
  readonly zh: string;
  readonly en: string;
  readonly roles: readonly Role[];
}

const everyAccount = roles.filter((role) => role !== 'citizen');

export const countyAccess = {
  file: { zh: '登记诉求', en: 'file an appeal', roles: ['citizen', 'clerk', 'centre', 'integrator'] },
  'file-instruction': {
    zh: '登记领导批示',
    en: 'file a leader’s instruction',
    roles: ['centre', 'supervision'],
  },
  list: { zh: '查询诉求列表（各看各的）', en: 'list the appeals that one may read', roles: everyAccount },
  'look-up-callers': {
    zh: '按来电号码查询此前的诉求',
    en: 'look up a caller’s earlier appeals by the number',
    roles: ['clerk', 'centre'],
  },
  'read-county': { zh: '查看全县数据', en: 'read the county’s data', roles: everyAccount },
  'read-catalogue': { zh: '查看服务目录', en: 'read the catalogue', roles },
  'read-leave': { zh: '查看休假起止', en: 'read from when to when somebody is on leave', roles: ['admin'] },
  'change-county': { zh: '修改全县数据', en: 'change the county’s data', roles: ['admin'] },
  'manage-accounts': {
    zh: '管理他人的登录方式',
    en: 'manage how others sign in',
    roles: ['admin'],
  },
  'export-archive': {
    zh: '导出诉求档案',
    en: 'export the archive of an appeal that one may read',
    roles: ['supervision', 'discipline', 'auditor'],
  },
  erase: {
    zh: '删除个人信息（举报件由纪检机关删除）',
    en: 'erase a person’s data (of a confidential report: the discipline office)',
    roles: ['admin', 'discipline'],
  },
  // Supervision handles cases itself, so this record covers its own reading and is closed to it.
  'read-accesses': {
    zh: '查阅联系方式的查阅记录',
    en: 'read who has read how citizens are reached',
    roles: ['discipline', 'auditor'],
  },
  'read-acts': {
    zh: '查阅管理行为记录',
    en: 'read the log of administrative acts',
    roles: ['discipline', 'auditor'],
  },
  'manage-webhooks': {
    zh: '管理本平台的推送接口',
    en: 'manage one’s own endpoints of webhooks',
    roles: ['integrator'],
  },
  'read-webhooks': {
    zh: '查看推送接口（接入平台只看本平台的）',
    en: 'read endpoints of webhooks (integrators: their own)',
    roles: ['integrator', 'admin'],
  },
} as const satisfies Readonly<Record<string, Access>>;

export type CountyAct = keyof typeof countyAccess;

/** Checks the actor's role against the county's table of rights. */
export const mayInCounty = (act: CountyAct, { role }: Pick<Actor, 'role'>): boolean =>
  (countyAccess[act].roles as readonly Actor['role'][]).includes(role);
