import { saidByParser } from '../rule.ts';

export default saidByParser;
