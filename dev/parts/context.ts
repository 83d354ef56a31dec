import { cacheRoots } from '../paths.ts';
import { say } from '../trouble.ts';
import type { PartContext } from './find-part.ts';

export const hereAndNow = (): PartContext => ({ env: process.env, cacheRoots: cacheRoots(), say });
