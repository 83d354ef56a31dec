import { dictionary } from '../app/language.tsx';

export const caseTexts = dictionary({
  zh: {
    said: '群众说',
    course: '经过',
    owed: '谁欠什么',
    nothing: '眼下没有待办事项。',
    why: '为什么是这一天？',
    filed: '登记',
    liable: '责任',
    nobody: '尚未派单',
  },
  en: {
    said: 'What the citizen says',
    course: 'Course',
    owed: 'Who owes what',
    nothing: 'Nothing is owed now.',
    why: 'Why that day?',
    filed: 'Filed',
    liable: 'Liable',
    nobody: 'not dispatched yet',
  },
});
