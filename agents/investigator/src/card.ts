import { listedCard } from '@mats/contracts';

/** Who the Investigator is and what it can do. */
export const card = listedCard('investigator', {
  description: 'Says which file, line and commit, from stack traces, log statements and git history.',
  version: '0.1.0',
  capabilities: ['stack trace to file and line', 'log line to statement', 'blame', 'commit ranking', 'no code cause'],
  tools: [
    { name: 'find_stack_traces', description: 'Reads stack traces of eight runtimes out of logs.' },
    { name: 'locate_code', description: 'Maps frames to files of the repositories at the deployed revision.' },
    { name: 'match_log_statements', description: 'Maps log templates to the statements that wrote them.' },
    { name: 'find_callers', description: 'Says who calls the function that wrote a line, where no stack trace tells.' },
    {
      name: 'follow_values',
      description: 'Follows the failing values back through the code to the lines they come from.',
    },
    { name: 'blame_lines', description: 'Says who last changed the suspect lines.' },
    {
      name: 'read_changes',
      description: 'Ranks the commits, deployments, flags and settings of change feeds by how they touch the failure.',
    },
    {
      name: 'read_history',
      description: 'Ranks the commits between last good and onset by how they touch the failure.',
    },
  ],
});
