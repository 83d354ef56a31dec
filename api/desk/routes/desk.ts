import type { App } from '../../http/env.ts';
import { type FilterRouteNeeds, filterRoutes } from './filters.ts';
import { type PreferencesNeeds, preferencesRoutes } from './preferences.ts';
import { type TextRouteNeeds, textRoutes } from './texts.ts';

type DeskNeeds = PreferencesNeeds & FilterRouteNeeds & TextRouteNeeds;

/** Routes for what people arrange for themselves and for their unit. */
export function deskRoutes(app: App, deps: DeskNeeds): void {
  preferencesRoutes(app, deps);
  filterRoutes(app, deps);
  textRoutes(app, deps);
}
