import { saidOfChange } from '../rule.ts';

export default saidOfChange;
