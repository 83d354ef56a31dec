import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../app/api.ts';

/** How the case stands for its citizen. */
export const useCitizenView = (id: string): Schemas['CitizenView'] | undefined =>
  useQuery({
    queryKey: ['case', id, 'citizen-view'],
    queryFn: () => answered(api.GET('/v1/appeals/{id}/citizen-view', { params: { path: { id } } })),
    placeholderData: (before) => before,
  }).data;
