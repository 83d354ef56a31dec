export { foundUnder, type PhoneProblem, phoneKey, phoneProblem } from './phone.ts';
