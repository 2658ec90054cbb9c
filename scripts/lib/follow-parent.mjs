// Loaded into web and worker by `node --import`. When `up` is killed without a chance to stop them,
// the channel to it breaks and they stop by themselves.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// The channel alone must not keep them alive. What Next forks while developing inherits this file, and does live by its
// channel: without it, pages with a part in brackets in their address would hang.
if (!process.argv[1]?.includes('jest-worker')) process.channel?.unref()
