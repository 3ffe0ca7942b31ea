import { saidByJudge } from '../rule.ts';

export default saidByJudge;
