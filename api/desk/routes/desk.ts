import type { App } from '../../http/env.ts';
import { type CallerRouteNeeds, callerRoutes } from './callers.ts';
import { type FilterRouteNeeds, filterRoutes } from './filters.ts';
import { type PreferencesNeeds, preferencesRoutes } from './preferences.ts';
import { type PresenceNeeds, presenceRoutes } from './presence.ts';
import { type TextRouteNeeds, textRoutes } from './texts.ts';

type DeskNeeds = PreferencesNeeds & FilterRouteNeeds & TextRouteNeeds & CallerRouteNeeds & PresenceNeeds;

/** Routes for a desk's daily work: the caller's history, and what people arrange for themselves and their unit. */
export function deskRoutes(app: App, deps: DeskNeeds): void {
  preferencesRoutes(app, deps);
  filterRoutes(app, deps);
  textRoutes(app, deps);
  callerRoutes(app, deps);
  presenceRoutes(app, deps);
}
