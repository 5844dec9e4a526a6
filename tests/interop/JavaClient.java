// A foreign Kafka client: writes coupon issue events with Java's own partitioner, and reads ours.
//   java -cp "$DIBS_KAFKA_LIBS/*" JavaClient.java BROKERS TOPIC create PARTITIONS
//   … produce COUNT FIRST_USER COUPON…   one event each for COUNT users, the coupons in turn
//   … consume COUNT                      the first COUNT records of every partition together
// The last two print a line "partition offset key value" for each record. Exit code 1: it could not.
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.log4j.BasicConfigurator;
import org.apache.log4j.ConsoleAppender;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.SimpleLayout;

public class JavaClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static void main(String[] args) throws Exception {
        BasicConfigurator.configure(new ConsoleAppender(new SimpleLayout(), "System.err"));
        Logger.getRootLogger().setLevel(Level.WARN);
        String brokers = args[0];
        String topic = args[1];
        int count = Integer.parseInt(args[3]);
        switch (args[2]) {
            case "create" -> create(brokers, topic, count);
            case "produce" -> produce(brokers, topic, count, Long.parseLong(args[4]),
                    List.of(args).subList(5, args.length));
            case "consume" -> consume(brokers, topic, count);
            default -> throw new IllegalArgumentException(args[2]);
        }
    }

    static void create(String brokers, String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
        }
    }

    /// With the settings that a Java client has by itself, which are acks=all and its partitioner.
    static void produce(String brokers, String topic, int count, long firstUser, List<String> coupons)
            throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "linger.ms", "5",
                "max.block.ms", PATIENCE.toMillis());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<ProducerRecord<String, String>> records = new ArrayList<>();
            List<Future<RecordMetadata>> acks = new ArrayList<>();
            for (int i = 0; i < count; ++i) {
                String coupon = coupons.get(i % coupons.size());
                String event = """
                        {"eventId":"%s","userId":%d,"couponId":%s,"timestamp":%d,"version":1}"""
                        .formatted(UUID.randomUUID(), firstUser + i, coupon, System.currentTimeMillis());
                var record = new ProducerRecord<>(topic, "coupon-" + coupon, event);
                records.add(record);
                acks.add(producer.send(record));
            }
            for (int i = 0; i < count; ++i) {
                RecordMetadata at = acks.get(i).get();
                print(at.partition(), at.offset(), records.get(i).key(), records.get(i).value());
            }
        }
    }

    /// Without a group: nobody's positions change.
    static void consume(String brokers, String topic, int count) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "enable.auto.commit", "false"),
                new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition())).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = System.nanoTime() + PATIENCE.toNanos();
            int seen = 0;
            while (seen < count) {
                if (System.nanoTime() > end) {
                    System.err.printf("only %d of %d records%n", seen, count);
                    System.exit(1);
                }
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
                    if (seen++ < count) print(each.partition(), each.offset(), each.key(), each.value());
                }
            }
        }
    }

    static void print(int partition, long offset, String key, String value) {
        System.out.printf("%d %d %s %s%n", partition, offset, key, value);
    }
}
