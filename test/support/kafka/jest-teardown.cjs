module.exports = () => globalThis.stopKafkaOfRun();
