import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type Appeal, answered, api, type Schemas } from '../app/api.ts';
import { dictionary, useTexts } from '../app/language.tsx';

const likeTexts = dictionary({
  zh: { last: '上一件同类诉求的答复：', take: '采用' },
  en: { last: 'The last answer to a like case: ', take: 'Use it' },
});

interface LikeCaseProps {
  readonly appeal: Appeal;
  readonly onTake: (text: string) => void;
}

/** How a case of the same category was answered last, beside the answer that is being written. */
export function LikeCase({ appeal, onTake }: LikeCaseProps) {
  const texts = useTexts(likeTexts);
  const { data } = useQuery({
    queryKey: ['like-case', appeal.category, appeal.liable?.unit, appeal.id],
    queryFn: () => lastLike(appeal),
    staleTime: 300_000,
    refetchInterval: false,
    retry: false,
  });
  if (!data) return null;
  return (
    <div className="about">
      <span className="soft">{texts.last}</span>
      <Link to="/appeals/$id" params={{ id: data.id }} target="_blank">
        {data.title}
      </Link>
      <p className="words">{data.text}</p>
      <Button size="small" onClick={() => onTake(data.text)}>
        {texts.take}
      </Button>
    </div>
  );
}

interface Like {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The unit's own cases first know what a like matter needed. Without contact data, so that nobody's reading is recorded. */
async function lastLike({ category, liable, id }: Appeal): Promise<Like | null> {
  const query = {
    status: 'closed',
    category,
    unit: liable?.unit,
    view: 'summary',
    sort: 'moved',
    limit: '2',
  } as never;
  const page = await answered(api.GET('/v1/appeals', { params: { query } }));
  const found = (page.items as readonly Schemas['AppealSummary'][]).find((one) => one.id !== id);
  if (!found) return null;
  const path = { id: found.id };
  const like = await answered(
    api.GET('/v1/appeals/{id}', { params: { path, query: { contacts: 'hidden' } } }),
  );
  const text = like.completion?.statement ?? like.answer?.text;
  return text ? { id: like.id, title: like.title, text } : null;
}
